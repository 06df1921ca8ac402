export type SubmissionState = 'pending' | 'accepted' | 'returned' | 'rejected' | 'withdrawn' | 'printed';

export type RegistrationState = 'waiting' | 'confirmed' | 'refused';

/** Why a picture or file that somebody sent could not be had. */
export type WhyNotFetched = 'expired' | 'too-large' | 'refused' | 'unreachable' | 'empty';

/** Why a picture is not kept. `nowhere`: what it belonged to is gone. */
export type WhyPictureLost = WhyNotFetched | 'not-a-picture' | 'nowhere';

/** Why no text could be read out of a file. */
export type WhyUnread =
  | WhyNotFetched
  | 'old-or-locked'
  | 'macros'
  | 'bomb'
  | 'broken'
  | 'other-type'
  | 'no-text'
  | 'short-text'
  | 'long-text';

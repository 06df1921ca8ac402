import type { Newsroom } from './newsroom';
import { bloodDrive, nightSchool } from './sentences';

type Room = Pick<Newsroom, 'says' | 'skips' | 'next'>;

/** A piece and a brief accepted and the issue closed; what was said until then is another story. */
export async function closeIssueOfTwo(room: Room): Promise<void> {
  for (const { contact, text } of [
    { contact: 'contact-lake', text: nightSchool.text },
    { contact: 'contact-hill', text: bloodDrive.text },
  ]) {
    await room.says(contact, text);
    await room.skips(contact, 1);
  }
  await room.says('editor-first', '采用 1 2');
  await room.skips('editor-first', 3);
  await room.says('editor-first', '截稿');
  await room.skips('editor-first', 1);
  await room.skips('editor-second', 3);
  await room.skips('contact-lake', 1);
  await room.skips('contact-hill', 1);
}

/** The answer to 签发, and then to the code in it. */
export async function signOff(room: Room): Promise<string> {
  await room.says('editor-first', '签发');
  const offer = await room.next('editor-first');
  await room.says('editor-first', offer.slice(offer.lastIndexOf('签发')));
  await room.skips('editor-first', 1);
  return offer.replace(/\d{4}$/u, '四位数');
}

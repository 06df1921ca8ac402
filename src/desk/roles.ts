import type { Contact, DeskConfig, Editor } from './desk-config';

/** Who is speaking; one person may be several. */
export type Speaker = { userid: string; contact: Contact | null; editor: Editor | null; isAdmin: boolean };

export function whoIs(userid: string, desk: DeskConfig): Speaker {
  return {
    userid,
    contact: desk.contacts.find((contact) => contact.userid === userid) ?? null,
    editor: desk.editors.find((editor) => editor.userid === userid) ?? null,
    isAdmin: desk.admins.some((admin) => admin.userid === userid),
  };
}

export function isKnown({ contact, editor, isAdmin }: Speaker): boolean {
  return contact !== null || editor !== null || isAdmin;
}

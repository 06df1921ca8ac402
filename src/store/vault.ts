import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** What is a secret is stored sealed with one of ours, so that neither Redis nor a backup can tell it. */
export type Vault = {
  /** `about` is what it belongs to: there alone it can be opened again. */
  seal: (text: string, about: string) => string;
  /** Null for what was sealed with another secret, for something else, or was changed. */
  open: (sealed: string, about: string) => string | null;
};

const [ivBytes, tagBytes] = [12, 16];

/** AES-256-GCM with a key from the app's secret: every process has the same, and with a new secret nothing opens. */
export function openVault(secret: string, desk: string): Vault {
  const key = Buffer.from(hkdfSync('sha256', secret, desk, 'jianbao vault', 32));
  return {
    seal: (text, about) => seal(text, about, key),
    open: (sealed, about) => open(sealed, about, key),
  };
}

/** Of a process that was told no secret: it keeps none. */
export const closedVault: Vault = {
  seal: () => {
    throw new Error('the vault is closed');
  },
  open: () => null,
};

function seal(text: string, about: string, key: Buffer): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(about));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
}

function open(sealed: string, about: string, key: Buffer): string | null {
  const bytes = Buffer.from(sealed, 'base64url');
  const [iv, tag] = [bytes.subarray(0, ivBytes), bytes.subarray(ivBytes, ivBytes + tagBytes)];
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes });
    decipher.setAAD(Buffer.from(about)).setAuthTag(tag);
    return decipher.update(bytes.subarray(ivBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    return null;
  }
}

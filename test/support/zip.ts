import { crc32, deflateRawSync } from 'node:zlib';

export type Entry = {
  name: string;
  bytes: Buffer;
  /** What the headers say instead of the truth. */
  claims?: { size: number };
};

/** A zip file as an office program writes it, or one that lies. */
export function zipOf(entries: Entry[]): Buffer {
  const written = entries.map(writeEntry);
  const offsets = written.map((_, index) => length(written.slice(0, index).map(({ local }) => local)));
  const directory = Buffer.concat(written.map(({ central }, index) => central(offsets[index] ?? 0)));
  const locals = Buffer.concat(written.map(({ local }) => local));
  return Buffer.concat([locals, directory, endOf(entries.length, directory.length, locals.length)]);
}

function writeEntry({ name, bytes, claims }: Entry) {
  const packed = deflateRawSync(bytes);
  const title = Buffer.from(name);
  const sizes = Buffer.alloc(12);
  sizes.writeUInt32LE(crc32(bytes), 0);
  sizes.writeUInt32LE(packed.length, 4);
  sizes.writeUInt32LE(claims?.size ?? bytes.length, 8);
  const method = Buffer.from([20, 0, 0, 0, 8, 0, 0, 0, 0x21, 0x58]);
  const lengths = Buffer.from([title.length, 0, 0, 0]);
  const local = Buffer.concat([Buffer.from('504b0304', 'hex'), method, sizes, lengths, title, packed]);
  const central = (offset: number) => {
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    const start = Buffer.from('504b01021400', 'hex');
    return Buffer.concat([start, method, sizes, lengths, rest, title]);
  };
  return { local, central };
}

function endOf(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}

function length(buffers: Buffer[]): number {
  return buffers.reduce((sum, buffer) => sum + buffer.length, 0);
}

/**
 * The SHA-256 of a text's UTF-8 in lower-case hex, as the server counts it. Not by `crypto.subtle`, which is missing on
 * plain http; loaded when the first answer ends.
 */
export async function sha256(text: string): Promise<string> {
  const [{ sha256: digest }, { bytesToHex }] = await Promise.all([
    import('@noble/hashes/sha2.js'),
    import('@noble/hashes/utils.js'),
  ]);
  return bytesToHex(digest(new TextEncoder().encode(text)));
}

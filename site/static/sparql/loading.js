// Files of the site as text, piece by piece, with how many bytes have come.

const PIECE = 1 << 20;

/** Whether the browser can unpack gzip. */
export const canUnpack = () => typeof DecompressionStream !== "undefined";

/** Fetch a file; a refusal says which file and why. */
async function opened(url) {
  let response;
  try {
    response = await fetch(url);
  } catch (error) {
    throw new Error(`${url}: ${error.message}`);
  }
  if (!response.ok) throw new Error(`${url}: ${response.status} ${response.statusText}`);
  return response;
}

/** The bytes of a file. */
export async function bytesOf(url, onBytes) {
  const response = await opened(url);
  return new Response(response.body.pipeThrough(counting(onBytes))).arrayBuffer();
}

/** The text of a file in pieces that end with a line. Gzip is unpacked, unless a server did so. */
export async function* linesOf(url, onBytes) {
  const response = await opened(url);
  const [packed, bytes] = await isPacked(response.body.pipeThrough(counting(onBytes)));
  const plain = packed ? bytes.pipeThrough(new DecompressionStream("gzip")) : bytes;
  const reader = plain.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    rest += step.value;
    if (rest.length > PIECE) {
      const end = rest.lastIndexOf("\n") + 1;
      yield rest.slice(0, end);
      rest = rest.slice(end);
    }
  }
  yield rest;
}

/** Whether a stream begins as gzip does (RFC 1952, section 2.3.1), and the stream, whole again. */
async function isPacked(stream) {
  const reader = stream.getReader();
  const first = await reader.read();
  const whole = new ReadableStream({
    start(controller) {
      if (!first.done) controller.enqueue(first.value);
    },
    async pull(controller) {
      const step = await reader.read();
      if (step.done) controller.close();
      else controller.enqueue(step.value);
    },
  });
  return [first.value?.[0] === 0x1f && first.value?.[1] === 0x8b, whole];
}

function counting(onBytes) {
  return new TransformStream({
    transform(chunk, controller) {
      onBytes(chunk.byteLength);
      controller.enqueue(chunk);
    },
  });
}

/** What the suite calls by fixed names, as far as a capability can be it: a file, and the upstream that it calls. */

import { createServer } from 'node:http';

export const FILE = `
ikanos: 1.0.0-beta5
info: {display: Conformance, description: What the conformance suite calls by name., version: 1.0.0}
capability:
  consumes:
    stub:
      type: http
      baseUri: http://127.0.0.1:1
      resources:
        text: {path: /text, operations: {text: {method: GET}}}
        error: {path: /error, operations: {error: {method: GET}}}
        image: {path: /image, operations: {image: {method: GET, outputRawFormat: binary}}}
        audio: {path: /audio, operations: {audio: {method: GET, outputRawFormat: binary}}}
        pdf: {path: /pdf, operations: {pdf: {method: GET, outputRawFormat: binary}}}
        item: {path: '/items/{id}', operations: {item: {method: GET}}}
  exposes:
    conformance:
      type: mcp
      port: 9090
      description: A fixture.
      tools:
        test_simple_text: {description: Text., call: stub.text}
        test_error_handling: {description: An error., call: stub.error}
        test_image_content: {description: An image., call: stub.image}
        test_audio_content: {description: Audio., call: stub.audio}
        test_embedded_resource: {description: A resource., call: stub.pdf}
      resources:
        static-text: {uri: 'test://static-text', description: Text., mimeType: text/plain, call: stub.text}
        static-binary: {uri: 'test://static-binary', description: An image., mimeType: image/png, call: stub.image}
        template: {uri: 'test://template/{id}/data', description: An item., mimeType: application/json, call: stub.item}
      prompts:
        test_simple_prompt: {description: A prompt., template: [{role: user, content: This is a simple prompt for testing.}]}
        test_prompt_with_arguments:
          description: A prompt with arguments.
          arguments: {arg1: {description: The first., required: true}, arg2: {description: The second., required: true}}
          template: [{role: user, content: 'Prompt with arguments: arg1={{arg1}}, arg2={{arg2}}'}]
`;

// One pixel.
const IMAGE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

const ANSWERS = {
  '/text': [200, 'application/json', '{"text":"This is a simple text response for testing."}'],
  '/error': [500, 'application/json', '{"error":"This tool always fails."}'],
  '/image': [200, 'image/png', IMAGE],
  '/audio': [200, 'audio/wav', Buffer.from('RIFF$\0\0\0WAVEfmt ')],
  '/pdf': [200, 'application/pdf', '%PDF-1.4'],
};

/** Starts the upstream; its address, and what ends it. */
export async function startUpstream() {
  const server = createServer((request, response) => {
    const [status, type, body] = ANSWERS[request.url] ?? [200, 'application/json', JSON.stringify({ at: request.url })];
    response.writeHead(status, { 'content-type': type }).end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}`, stop: () => server.close() };
}

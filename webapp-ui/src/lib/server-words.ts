import { later, t } from './i18n';

/**
 * What the server says of its templates, providers and imports, in English; a text of these is shown in the reader's language, and
 * another, which somebody configured, as it is.
 */
export const KNOWN: readonly string[] = [
  later('General assistant'),
  later('Answers questions of any kind, plainly and to the point.'),
  later('Code assistant'),
  later('Writes, explains and reviews code.'),
  later('Writer'),
  later('Drafts and edits texts: letters, reports, articles.'),
  later('Analyst'),
  later('Works through data, documents and decisions step by step.'),
  later('Demo (built in, no key needed)'),
  later("Other server with OpenAI's API"),
  later("Other server with Anthropic's API"),
  later('The address is https://RESOURCE.openai.azure.com/openai/v1, and the model is the name of your deployment.'),
  later(
    'The router passes each request on to one of its providers; models are named OWNER/MODEL, or OWNER/MODEL:PROVIDER.',
  ),
  later(
    'Ollama cuts long prompts without a word: give it a window with OLLAMA_CONTEXT_LENGTH, and set the same as the context window of the project.',
  ),
  later('The address is that of `vllm serve`; the key is the one given with --api-key, if any.'),
  later('Start the server under Developer; the window is what the model was loaded with.'),
  later('Models are named OWNER/MODEL, as on its list.'),
  later('The address is https://bedrock-runtime.REGION.amazonaws.com/openai/v1, the key a Bedrock API key.'),
  later('The key is a virtual key of the proxy; models are named as in its configuration.'),
  later('The address is what comes before /chat/completions, and usually ends in /v1.'),
  later('The address is what comes before /messages, and usually ends in /v1.'),
  later('This is no whole export of Open Codex. Nothing was imported; choose the .zip file that was downloaded.'),
  later('The file could not be read to its end. Nothing was imported.'),
];

export const isSaidHere = (english: string): boolean => KNOWN.includes(english);

/** The words of the server as the reader speaks. */
export const said = (english: string): string => (isSaidHere(english) ? t(english) : english);

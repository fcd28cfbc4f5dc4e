/**
 * What fails, and why that is right: the suite is written for a server of its own that has everything. Nothing that serves tools,
 * resources and prompts out of a file should ever stand in the list of capabilities, and nothing that serves tools of its own in that
 * of Roster's MCP.
 */

const BOTH = ['2025-11-25', '2026-07-28'];
const OLD = ['2025-11-25'];
const NEW = ['2026-07-28'];

/** A capability that has what the suite calls by name, as far as one can. */
const OF_A_CAPABILITY = [
  [BOTH, 'completion-complete', 'arguments are not completed: a file has no list of what they may be'],
  [BOTH, 'tools-call-mixed-content', 'a tool answers what one call answers: text, or an image, not several'],
  [BOTH, 'tools-call-with-progress', 'a call is one request to an upstream, which tells nothing before its end'],
  [BOTH, 'prompts-get-embedded-resource', "a prompt's messages are text"],
  [BOTH, 'prompts-get-with-image', "a prompt's messages are text"],
  [OLD, 'logging-set-level', 'logs are for the operator, and not sent to clients'],
  [OLD, 'tools-call-with-logging', 'logs are for the operator, and not sent to clients'],
  [OLD, 'tools-call-sampling', 'nothing of a file asks the client for a completion'],
  [OLD, 'tools-call-elicitation', 'nothing of a file asks the user'],
  [OLD, 'elicitation-sep1034-defaults', 'nothing of a file asks the user'],
  [OLD, 'elicitation-sep1330-enums', 'nothing of a file asks the user'],
  [OLD, 'resources-subscribe', 'an upstream does not say when something changes'],
  [OLD, 'resources-unsubscribe', 'an upstream does not say when something changes'],
  [NEW, 'server-stateless:sep-2575-server-rejects-undeclared-capability', 'needs a tool that asks the client for something'],
  [NEW, 'server-stateless:sep-2575-missing-capability-http-400', 'needs a tool that asks the client for something'],
  [NEW, 'server-stateless:sep-2575-http-server-no-independent-requests-on-stream', 'needs a tool that asks the user'],
  [NEW, 'server-stateless:sep-2575-server-no-log-without-loglevel', 'needs a tool that logs to the client'],
  ...[
    'basic-elicitation',
    'basic-sampling',
    'basic-list-roots',
    'request-state',
    'multiple-input-requests',
    'multi-round',
    'missing-input-response',
    'non-tool-request',
    'result-type',
    'tampered-state',
    'capability-check',
    'ignore-extra-params',
  ].map((name) => [NEW, `input-required-result-${name}`, 'nothing of a file asks the client or the user for more']),
];

const TOOL = 'calls a tool of the fixture by its name: an unknown tool is refused, as it should be';
const RESOURCE = 'Roster declares no resources, and what is not declared is no method';
const PROMPT = 'Roster declares no prompts, and what is not declared is no method';
const CLIENT = 'needs a tool of the fixture that asks the client or the user for something: none of ours does';

/** Roster's own MCP: tools, under names of its own. */
const OF_THE_SERVER = [
  ...[
    'tools-call-simple-text',
    'tools-call-image',
    'tools-call-audio',
    'tools-call-embedded-resource',
    'tools-call-mixed-content',
    'tools-call-error',
    'tools-call-with-progress',
  ].map((name) => [BOTH, name, TOOL]),
  ...['resources-list', 'resources-read-text', 'resources-read-binary', 'resources-templates-read'].map((name) => [BOTH, name, RESOURCE]),
  ...['prompts-list', 'prompts-get-simple', 'prompts-get-with-args', 'prompts-get-embedded-resource', 'prompts-get-with-image'].map((name) => [BOTH, name, PROMPT]),
  [BOTH, 'completion-complete', 'Roster declares no completions: its arguments are ids, which lists tell'],
  [OLD, 'logging-set-level', 'logs are for the operator, and not sent to clients'],
  [OLD, 'tools-call-with-logging', 'logs are for the operator, and not sent to clients'],
  [OLD, 'tools-call-sampling', CLIENT],
  [OLD, 'tools-call-elicitation', CLIENT],
  [OLD, 'elicitation-sep1034-defaults', CLIENT],
  [OLD, 'elicitation-sep1330-enums', CLIENT],
  [OLD, 'resources-subscribe', RESOURCE],
  [OLD, 'resources-unsubscribe', RESOURCE],
  [NEW, 'sep-2164-resource-not-found', RESOURCE],
  [NEW, 'caching:sep-2549-prompts-list-caching-hints', PROMPT],
  [NEW, 'caching:sep-2549-resources-list-caching-hints', RESOURCE],
  [NEW, 'caching:sep-2549-resources-templates-list-caching-hints', RESOURCE],
  [NEW, 'server-stateless:sep-2575-server-rejects-undeclared-capability', CLIENT],
  [NEW, 'server-stateless:sep-2575-missing-capability-http-400', CLIENT],
  [NEW, 'server-stateless:sep-2575-http-server-no-independent-requests-on-stream', CLIENT],
  [NEW, 'server-stateless:sep-2575-server-no-log-without-loglevel', 'needs a tool of the fixture that logs to the client: none of ours does'],
  ...[
    'basic-elicitation',
    'basic-sampling',
    'basic-list-roots',
    'request-state',
    'multiple-input-requests',
    'multi-round',
    'missing-input-response',
    'non-tool-request',
    'result-type',
    'tampered-state',
    'capability-check',
    'ignore-extra-params',
  ].map((name) => [NEW, `input-required-result-${name}`, CLIENT]),
];

const of = (reasons) => (revision) => reasons.filter(([revisions]) => revisions.includes(revision)).map(([, scenario]) => scenario);

/** The scenarios, or single checks of them, that fail in a revision: of the capability, and of Roster's own MCP. */
export const expectedFailures = of(OF_A_CAPABILITY);
export const expectedOfTheServer = of(OF_THE_SERVER);

import { createHash } from 'node:crypto';
import { Agent } from 'node:https';

// The least of Node that any function loads which signs a request to AWS and sends it. Nothing that is loaded beside
// it can make this less.

export const handler = async (): Promise<unknown> => [createHash, Agent];

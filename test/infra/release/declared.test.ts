import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { readDeclared } from '../../../infra/release/declared.ts';

const SERVERLESS = `
provider: { architecture: arm64, deploymentBucket: { maxPreviousDeploymentArtifacts: 5 } }
functions:
  monitor: { handler: monitor.handler, memorySize: 256 }
  slackAlerts: { handler: slack.handler, condition: UsesSlack }
resources:
  - Description: Not a file.
  - \${file(infra/one.yml)}
  - \${file(build/made.json)}
  - \${file(infra/other.yml)}
`;

test('what is declared is read from serverless.yml and from the files written by hand that it names', () => {
  const folder = mkdtempSync(join(tmpdir(), 'declared-'));
  const write = (path: string, text: string) => writeFileSync(join(folder, path), text);
  mkdirSync(join(folder, 'infra'));
  write('serverless.yml', SERVERLESS);
  write(
    'infra/one.yml',
    'Resources: { Topic: { Type: AWS::SNS::Topic, Condition: HasTopic, Properties: { Name: !Ref Stage } } }',
  );
  write('infra/other.yml', 'Outputs: {}');
  expect(readDeclared(pathToFileURL(`${folder}/`))).toEqual({
    provider: { architecture: 'arm64', deploymentBucket: { maxPreviousDeploymentArtifacts: 5 } },
    functions: [
      { name: 'monitor', prefix: 'Monitor', memory: 256 },
      { name: 'slack', prefix: 'SlackAlerts', memory: 1024, condition: 'UsesSlack' },
    ],
    resources: [
      {
        id: 'Topic',
        type: 'AWS::SNS::Topic',
        properties: { Name: 'Stage' },
        condition: 'HasTopic',
        file: 'infra/one.yml',
      },
    ],
  });
  rmSync(folder, { recursive: true });
});

#!/usr/bin/env node
// Evaluates the calls that the black-box suite recorded with another evaluator of IAM policies, and compares the decisions.
// Not part of the build or of the product, because @cloud-copilot/iam-simulate has the AGPL licence; it is installed in a separate folder.
//   npm install --prefix FOLDER @cloud-copilot/iam-simulate@0.1.173
//   tools/iam-cross-check.mjs FOLDER [REPORT]     AwsPlatformTest writes the report to infrastructure/acceptance/target
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const [folder, file] = process.argv.slice(2)
if (!folder) {
  console.error('tools/iam-cross-check.mjs FOLDER [REPORT]')
  process.exit(2)
}
const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const report = JSON.parse(readFileSync(file ?? join(root, 'infrastructure/acceptance/target/iam-evaluation.json'), 'utf8'))
const { runSimulation } = createRequire(join(resolve(folder), 'package.json'))('@cloud-copilot/iam-simulate')

const VERDICTS = { Allowed: 'ALLOWED', ExplicitlyDenied: 'EXPLICITLY_DENIED', ImplicitlyDenied: 'IMPLICITLY_DENIED' }

// The library requires condition keys with the case of the service authorization reference.
const KEYS = {
  'aws:securetransport': 'aws:SecureTransport',
  's3:if-none-match': 's3:if-none-match',
  's3:prefix': 's3:prefix',
  's3:signatureage': 's3:signatureAge',
  's3:tlsversion': 's3:TlsVersion',
}

const bucketOf = (arn) => arn.split('/')[0]
const withNames = (policies) => policies.map((policy, at) => ({ name: `policy ${at}`, policy }))

async function evaluate({ function: name, action, resource, context }) {
  const { role, policies } = report.policiesOfFunctions[name]
  const accountId = role.split(':')[4]
  const result = await runSimulation(
    {
      request: {
        principal: role,
        action,
        resource: { resource, accountId },
        contextVariables: Object.fromEntries(Object.entries(context).map(([key, value]) => [KEYS[key] ?? key, value])),
      },
      identityPolicies: withNames(policies),
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      resourcePolicy: report.policiesOfBuckets[bucketOf(resource)],
    },
    {},
  )
  if (result.resultType === 'error') {
    return { verdict: `error: ${JSON.stringify(result.errors)}`, ignored: [] }
  }
  return { verdict: VERDICTS[result.overallResult] ?? result.overallResult, ignored: result.result?.ignoredContextKeys ?? [] }
}

async function compare(label, decisions) {
  const ignored = new Set()
  const verdicts = {}
  let agreed = 0
  for (const decision of decisions) {
    const { verdict, ignored: keys } = await evaluate(decision)
    keys.forEach((key) => ignored.add(key))
    verdicts[decision.verdict] = (verdicts[decision.verdict] ?? 0) + 1
    if (verdict === decision.verdict) {
      agreed++
    } else {
      console.log(`${decision.function}: ${decision.action} with ${decision.resource}: ${decision.verdict} here, ${verdict} there`)
    }
  }
  console.log(`${label}: ${agreed} of ${decisions.length} agree; here ${JSON.stringify(verdicts)}`)
  if (ignored.size > 0) {
    console.log(`  condition keys that the other evaluator ignored: ${[...ignored].join(', ')}`)
  }
  return agreed === decisions.length
}

const calls = await compare('recorded calls', report.decisions)
const generated = await compare('generated calls', report.trials)
process.exit(calls && generated ? 0 : 1)

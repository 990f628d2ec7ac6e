// The journeys of the three clients, in Node.js and in a browser. Each returns nothing or throws. A journey uses its own accounts.
import { Amplify } from 'aws-amplify'
import * as auth from 'aws-amplify/auth'
import * as identity from 'amazon-cognito-identity-js'
import * as sdk from '@aws-sdk/client-cognito-identity-provider'

const PASSWORD = 'Correct-horse-1'
const NEW_PASSWORD = 'Battery-staple-2'
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const PERIOD = 30

function assertEqual(actual, expected, what) {
  if (actual !== expected) throw new Error(`${what}: expected ${expected}, got ${actual}`)
}

async function assertFails(promise, name, message) {
  const error = await promise.then(
    () => { throw new Error(`${name} was expected`) },
    (reason) => reason,
  )
  assertEqual(`${error.name ?? error.code}: ${error.message}`, `${name}: ${message}`, 'error')
}

/** A code of the current period (RFC 6238), or of the next one. The pool accepts both, but each once. */
async function totp(secret, offset) {
  const bits = [...secret].map((digit) => BASE32.indexOf(digit).toString(2).padStart(5, '0')).join('')
  const key = Uint8Array.from(bits.match(/.{8}/g), (byte) => parseInt(byte, 2))
  const counter = new DataView(new ArrayBuffer(8))
  counter.setUint32(4, Math.floor(Date.now() / 1000 / PERIOD) + offset)
  const hmac = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-1' }, false, ['sign'])
  const digest = new DataView(await crypto.subtle.sign('HMAC', hmac, counter.buffer))
  const number = digest.getUint32(digest.getUint8(19) & 15) & 0x7fffffff
  return String(number % 1_000_000).padStart(6, '0')
}

const claims = (token) => JSON.parse(atob(token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/')))

/** Returns the last code that the pool sent to a user. */
async function lastCode(settings, username) {
  const response = await fetch(`${settings.codes}?${username}`)
  return response.text()
}

/** Signs up with Amplify, and signs in with its default flow, which is USER_SRP_AUTH. */
async function amplify(settings) {
  const username = `${settings.prefix}-amplify`
  Amplify.configure({
    Auth: {
      Cognito: {
        userPoolId: settings.userPoolId,
        userPoolClientId: settings.clientId,
        userPoolEndpoint: settings.endpoint,
      },
    },
  })
  await auth.signUp({
    username,
    password: PASSWORD,
    options: { userAttributes: { email: `${username}@example.org` } },
  })
  await auth.resendSignUpCode({ username })
  await auth.confirmSignUp({ username, confirmationCode: await lastCode(settings, username) })

  for (const unknown of [username, `${username}-unknown`]) {
    await assertFails(
      auth.signIn({ username: unknown, password: 'Wrong-horse-1' }),
      'NotAuthorizedException',
      'Incorrect username or password.',
    )
  }
  assertEqual((await auth.signIn({ username, password: PASSWORD })).nextStep.signInStep, 'DONE', 'sign-in')
  const { tokens } = await auth.fetchAuthSession()
  assertEqual(tokens.accessToken.payload.username, username, 'username')
  const refreshed = await auth.fetchAuthSession({ forceRefresh: true })
  assertEqual(refreshed.tokens.accessToken.payload.origin_jti, tokens.accessToken.payload.origin_jti, 'session')

  await auth.updateUserAttributes({ userAttributes: { name: 'Zoë Bär' } })
  await auth.updateUserAttribute({ userAttribute: { attributeKey: 'email', value: `new-${username}@example.org` } })
  assertEqual((await auth.fetchUserAttributes()).email_verified, 'false', 'verified before the code')
  await auth.sendUserAttributeVerificationCode({ userAttributeKey: 'email' })
  await auth.confirmUserAttribute({
    userAttributeKey: 'email',
    confirmationCode: await lastCode(settings, username),
  })
  await auth.deleteUserAttributes({ userAttributeKeys: ['name'] })
  const attributes = await auth.fetchUserAttributes()
  assertEqual(attributes.email_verified, 'true', 'verified after the code')
  assertEqual(attributes.name, undefined, 'name')

  await auth.updatePassword({ oldPassword: PASSWORD, newPassword: NEW_PASSWORD })
  const { sharedSecret } = await auth.setUpTOTP()
  await auth.verifyTOTPSetup({ code: await totp(sharedSecret, 0) })
  await auth.updateMFAPreference({ totp: 'PREFERRED' })
  assertEqual((await auth.fetchMFAPreference()).preferred, 'TOTP', 'preferred factor')
  await auth.signOut()
  const challenge = await auth.signIn({ username, password: NEW_PASSWORD })
  assertEqual(challenge.nextStep.signInStep, 'CONFIRM_SIGN_IN_WITH_TOTP_CODE', 'second factor')
  await assertFails(
    auth.confirmSignIn({ challengeResponse: '000000' }),
    'CodeMismatchException',
    'Invalid code received for user',
  )
  const confirmed = await auth.confirmSignIn({ challengeResponse: await totp(sharedSecret, 1) })
  assertEqual(confirmed.nextStep.signInStep, 'DONE', 'sign-in with a code')
  await auth.deleteUser()

  await auth.resetPassword({ username: `${username}-unknown` })
}

/** Turns a call with callbacks into a promise; the other callbacks are the names of challenges. */
const settle = (call) =>
  new Promise((onSuccess, onFailure) =>
    call({
      onSuccess,
      onFailure,
      totpRequired: () => onSuccess('totpRequired'),
      associateSecretCode: onSuccess,
      inputVerificationCode: () => onSuccess('inputVerificationCode'),
    }),
  )
const settleNode = (call) =>
  new Promise((resolve, reject) => call((error, result) => (error ? reject(error) : resolve(result))))

/** The default flow of amazon-cognito-identity-js is USER_SRP_AUTH, too. */
async function identityJs(settings) {
  const username = `${settings.prefix}-Identity`
  const pool = new identity.CognitoUserPool({
    UserPoolId: settings.userPoolId,
    ClientId: settings.clientId,
    endpoint: settings.endpoint,
  })
  const email = new identity.CognitoUserAttribute({ Name: 'email', Value: `${username}@example.org` })
  await settleNode((done) => pool.signUp(username, PASSWORD, [email], [], done))
  let user = new identity.CognitoUser({ Username: username, Pool: pool })
  const code = await lastCode(settings, username)
  await settleNode((done) => user.confirmRegistration(code, false, done))

  const signIn = (password) =>
    settle((callbacks) =>
      user.authenticateUser(
        new identity.AuthenticationDetails({ Username: username, Password: password }),
        callbacks,
      ),
    )
  await assertFails(signIn('Wrong-horse-1'), 'NotAuthorizedException', 'Incorrect username or password.')
  const session = await signIn(PASSWORD)
  assertEqual(claims(session.getAccessToken().getJwtToken()).username, username, 'username')
  const refreshed = await settleNode((done) => user.refreshSession(session.getRefreshToken(), done))
  assertEqual(refreshed.isValid(), true, 'refreshed session')

  const name = new identity.CognitoUserAttribute({ Name: 'name', Value: 'Zoë Bär' })
  await settleNode((done) => user.updateAttributes([name], done))
  await settleNode((done) => user.deleteAttributes(['name'], done))
  await settle((callbacks) => user.getAttributeVerificationCode('email', callbacks))
  const attributeCode = await lastCode(settings, username)
  await settle((callbacks) => user.verifyAttribute('email', attributeCode, callbacks))
  const attributes = await settleNode((done) => user.getUserAttributes(done))
  assertEqual(attributes.map(({ Name }) => Name).join(), 'sub,email,email_verified,custom:role', 'attributes')

  await settleNode((done) => user.changePassword(PASSWORD, NEW_PASSWORD, done))
  await settleNode((done) => user.signOut(done))
  await assertFails(
    settleNode((done) => user.refreshSession(session.getRefreshToken(), done)),
    'NotAuthorizedException',
    'Refresh Token has been revoked',
  )
  await signIn(NEW_PASSWORD)
  const secret = await settle((callbacks) => user.associateSoftwareToken(callbacks))
  const verification = await totp(secret, 0)
  await settle((callbacks) => user.verifySoftwareToken(verification, 'phone', callbacks))
  await settleNode((done) =>
    user.setUserMfaPreference(null, { Enabled: true, PreferredMfa: true }, done))
  await settle((callbacks) => user.globalSignOut(callbacks))
  user = new identity.CognitoUser({ Username: username, Pool: pool })
  assertEqual(await signIn(NEW_PASSWORD), 'totpRequired', 'second factor')
  const answer = await totp(secret, 1)
  await settle((callbacks) => user.sendMFACode(answer, callbacks, 'SOFTWARE_TOKEN_MFA'))
  await settleNode((done) => user.deleteUser(done))
}

/** The operations of the SDK without a client for SRP. */
async function awsSdk(settings) {
  const username = `${settings.prefix}-sdk`
  const client = new sdk.CognitoIdentityProviderClient({
    region: 'eu-west-3',
    endpoint: settings.endpoint,
    credentials: { accessKeyId: 'unused', secretAccessKey: 'unused' },
  })
  const ClientId = settings.clientId
  const call = (Command, input) => client.send(new Command(input))
  const signIn = (password) =>
    call(sdk.InitiateAuthCommand, {
      ClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: username, PASSWORD: password },
    })
  await call(sdk.SignUpCommand, {
    ClientId,
    Username: username,
    Password: PASSWORD,
    UserAttributes: [{ Name: 'email', Value: `${username}@example.org` }],
  })
  await assertFails(signIn(PASSWORD), 'UserNotConfirmedException', 'User is not confirmed.')
  const ConfirmationCode = await lastCode(settings, username)
  await call(sdk.ConfirmSignUpCommand, { ClientId, Username: username, ConfirmationCode })
  for (const Username of [username, `${username}-unknown`]) {
    await assertFails(
      call(sdk.ConfirmSignUpCommand, { ClientId, Username, ConfirmationCode }),
      'ExpiredCodeException',
      'Invalid code provided, please request a code again.',
    )
  }
  const { AuthenticationResult } = await signIn(PASSWORD)
  const { AccessToken, RefreshToken } = AuthenticationResult
  const renewed = await call(sdk.GetTokensFromRefreshTokenCommand, { ClientId, RefreshToken })
  assertEqual(claims(renewed.AuthenticationResult.AccessToken).username, username, 'username')
  await call(sdk.UpdateUserAttributesCommand, {
    AccessToken,
    UserAttributes: [{ Name: 'name', Value: 'Zoë Bär' }],
  })
  await call(sdk.DeleteUserAttributesCommand, { AccessToken, UserAttributeNames: ['name'] })
  await call(sdk.GetUserAttributeVerificationCodeCommand, { AccessToken, AttributeName: 'email' })
  await call(sdk.VerifyUserAttributeCommand, {
    AccessToken,
    AttributeName: 'email',
    Code: await lastCode(settings, username),
  })
  const { SecretCode } = await call(sdk.AssociateSoftwareTokenCommand, { AccessToken })
  await assertFails(
    call(sdk.VerifySoftwareTokenCommand, { AccessToken, UserCode: '000000' }),
    'EnableSoftwareTokenMFAException',
    'Code mismatch',
  )
  await call(sdk.VerifySoftwareTokenCommand, { AccessToken, UserCode: await totp(SecretCode, 0) })
  await call(sdk.SetUserMFAPreferenceCommand, {
    AccessToken,
    SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true },
  })
  assertEqual((await call(sdk.GetUserCommand, { AccessToken })).PreferredMfaSetting, 'SOFTWARE_TOKEN_MFA', 'factor')
  await call(sdk.RevokeTokenCommand, { ClientId, Token: RefreshToken })
  await assertFails(
    call(sdk.GetTokensFromRefreshTokenCommand, { ClientId, RefreshToken }),
    'NotAuthorizedException',
    'Refresh Token has been revoked',
  )
  const challenge = await signIn(PASSWORD)
  assertEqual(challenge.ChallengeName, 'SOFTWARE_TOKEN_MFA', 'second factor')
  const completed = await call(sdk.RespondToAuthChallengeCommand, {
    ClientId,
    ChallengeName: challenge.ChallengeName,
    Session: challenge.Session,
    ChallengeResponses: { USERNAME: username, SOFTWARE_TOKEN_MFA_CODE: await totp(SecretCode, 1) },
  })
  await call(sdk.DeleteUserCommand, { AccessToken: completed.AuthenticationResult.AccessToken })
  await assertFails(signIn(PASSWORD), 'NotAuthorizedException', 'Incorrect username or password.')
}

const JOURNEYS = {
  'aws-amplify': amplify,
  'amazon-cognito-identity-js': identityJs,
  '@aws-sdk/client-cognito-identity-provider': awsSdk,
}

/** Runs all journeys; returns "ok" or the failure of each client. */
export async function runJourneys(settings) {
  const results = {}
  for (const [client, journey] of Object.entries(JOURNEYS)) {
    results[client] = await journey(settings).then(
      () => 'ok',
      (error) => `${error.name}: ${error.message}\n${error.stack}`,
    )
  }
  return results
}

export { PasswordSignIn } from './password-sign-in';
export { ProviderSignIn } from './provider-sign-in';
export { ProxySignIn } from './proxy-sign-in';
export { SetUpNote } from './set-up-note';
export { SignInFrame } from './sign-in-frame';
export { Welcome } from './welcome';

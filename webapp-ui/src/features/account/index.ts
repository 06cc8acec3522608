export { AccountSettings } from './account-settings';

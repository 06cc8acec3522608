export { ProviderList } from './provider-list';

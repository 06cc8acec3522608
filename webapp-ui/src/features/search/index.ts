export { SearchReport } from './search-report';

import { cleanup } from '@testing-library/react';
import { afterEach } from 'vitest';
import { speak } from './lib/i18n';

await speak('en');
afterEach(cleanup);

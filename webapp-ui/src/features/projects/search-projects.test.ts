import { expect, test } from 'vitest';
import type { Project } from '@/api/projects';
import { searchProjects } from './search-projects';

function named(name: string, description: string | null = null): Project {
  const at = '2026-01-01T00:00:00Z';
  return { id: name, name, description, created_at: at, updated_at: at, version: 1, role: 'owner', shared: false };
}

const projects = [named('Billing service', 'Invoices'), named('Café menu'), named('Thesis')];
const found = (search: string) => searchProjects(projects, search).map(({ name }) => name);

test('an empty search finds all', () => expect(found('  ')).toHaveLength(3));
test('finds by name in any case', () => expect(found('THES')).toEqual(['Thesis']));
test('finds by description', () => expect(found('invoice')).toEqual(['Billing service']));
test('every word must be there, in any order', () => expect(found('service billing')).toEqual(['Billing service']));
test('does not ask for accents', () => expect(found('cafe')).toEqual(['Café menu']));
test('finds nothing where nothing is', () => expect(found('recipes')).toEqual([]));

/** Names of what the query cache holds: one place, so that an update never misses a reader. */
export const queryKeys = {
  projects: ['projects'] as const,
  project: (projectId: string) => ['projects', projectId] as const,
  agentConfig: (projectId: string) => ['agent-config', projectId] as const,
  agentTemplates: ['agent-templates'] as const,
  providers: ['providers'] as const,
  models: (provider: string) => ['models', provider] as const,
  providerKeys: ['provider-keys'] as const,
  search: (words: string, filter: object) => ['search', words, filter] as const,
  usage: (filter: object) => ['usage', filter] as const,
  chatLists: ['chats', 'of-project'] as const,
  chats: (projectId: string) => ['chats', 'of-project', projectId] as const,
  chat: (chatId: string) => ['chats', chatId] as const,
  messages: (chatId: string) => ['messages', chatId] as const,
};

package org.opencodex.settings;

/** Somebody changed where a provider is, or the key to it. */
record ProviderKeyChanged() {}

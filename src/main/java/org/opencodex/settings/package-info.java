/**
 * What people set: the keys of providers. Uses {@code identity}, {@code access}, {@code catalogue} and {@code llm}, whose
 * {@code Endpoints} it gives.
 */
package org.opencodex.settings;

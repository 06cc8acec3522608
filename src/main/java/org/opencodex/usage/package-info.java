/**
 * What answers took: tokens and cost, by the ids of users, projects and chats. The rows are written by {@code generation},
 * in the transaction that ends an answer. Uses {@code project}, {@code catalogue} and
 * what those use.
 */
package org.opencodex.usage;

/**
 * What answers took: tokens and cost, by the ids of users, projects and chats. The rows are written by {@code generation},
 * in the transaction that ends an answer. Uses {@code identity}, {@code access} and {@code platform}.
 */
package org.opencodex.usage;

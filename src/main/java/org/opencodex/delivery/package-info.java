/**
 * Carries logs to clients: the WebSocket endpoint, one {@code Mailbox} a socket, and {@code Subscriptions}, which follow
 * the log. Uses {@code generation} and what that uses; nothing uses this package.
 */
package org.opencodex.delivery;

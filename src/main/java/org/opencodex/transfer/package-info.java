/**
 * Projects and chats as files: out of one Open Codex, and into another. Uses {@code project}, {@code chat} and what those
 * use.
 */
package org.opencodex.transfer;

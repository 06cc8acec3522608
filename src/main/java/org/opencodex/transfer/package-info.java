/** Projects and chats as files: out of one Open Codex, and into another. */
package org.opencodex.transfer;

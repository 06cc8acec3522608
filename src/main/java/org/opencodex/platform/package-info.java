/**
 * Container plumbing: configuration, the data source and the embedded database behind it, migrations, readiness,
 * executors, ids and time, the JSON dialect, the SPA and health. Knows nothing of chats. Uses {@code problem}.
 */
package org.opencodex.platform;

package org.opencodex.platform;

/** Fired each few seconds while the server is ready: whoever keeps what has had its time may erase it now. */
public record HousekeepingDue() {}

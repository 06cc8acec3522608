/**
 * The benchmark, {@code mvn -Pbench verify}: what the server costs and how fast it is, beside its targets and in the same run
 * as a bare relay and nginx, so that the ratios hold where the machine does not. The model's server and the clients run in
 * processes of their own.
 */
package org.opencodex.bench;

/** The application behind a reverse proxy, set up by the file that {@code src/doc} shows. */
package org.opencodex.proxied;

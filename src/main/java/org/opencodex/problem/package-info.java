/** How failures look: one exception, one list of codes, RFC 9457 problems. Uses no other package. */
package org.opencodex.problem;

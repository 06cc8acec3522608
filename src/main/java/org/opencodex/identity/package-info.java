/** Who is asking, and whether the door is open to them at all. Uses {@code problem} and {@code platform}. */
package org.opencodex.identity;

/** Who may do what. One answer for every route and every socket message. Knows ids only. Uses {@code identity}. */
package org.opencodex.access;

/** What was done, by whom, only ever added to. Knows ids and names only. Uses {@code problem} and {@code platform}. */
package org.opencodex.audit;

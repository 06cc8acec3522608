/**
 * The promises that hold whatever breaks: one test each, named after what it states, of many seeded trials. {@code
 * mvn verify} runs some of them, {@code mvn -Plong verify} very many.
 */
package org.opencodex.invariants;

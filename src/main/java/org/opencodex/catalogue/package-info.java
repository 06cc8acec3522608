/**
 * Which providers and models there are, as data. Uses {@code problem} and {@code platform}; knows nobody, no keys and no
 * way to call a model.
 */
package org.opencodex.catalogue;

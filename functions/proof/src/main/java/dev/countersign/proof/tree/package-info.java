/** The Merkle tree of RFC 9162, section 2.1, with SHA-256: roots, and proofs of what is in them. */
@NullMarked
package dev.countersign.proof.tree;

import org.jspecify.annotations.NullMarked;

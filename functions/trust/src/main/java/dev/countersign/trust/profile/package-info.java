/**
 * What a profile says about a sender: how it signs, where the signature and its time stand, how its
 * payload is mapped, and which handshake it asks for. Data only; nothing here verifies.
 */
@NullMarked
package dev.countersign.trust.profile;

import org.jspecify.annotations.NullMarked;

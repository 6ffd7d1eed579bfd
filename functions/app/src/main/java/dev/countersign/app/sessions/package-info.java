/** What an agent did: recorded, and put to the outcomes that wait for it. */
@NullMarked
package dev.countersign.app.sessions;

import org.jspecify.annotations.NullMarked;

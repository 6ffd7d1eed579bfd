/** What proves to a billing engine who sends: made anew at each try, and never stored. */
@NullMarked
package dev.countersign.app.deliver.auth;

import org.jspecify.annotations.NullMarked;

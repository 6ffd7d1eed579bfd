/** Tests of pace, lanes and rests. */
@NullMarked
package dev.countersign.app.deliver.send;

import org.jspecify.annotations.NullMarked;

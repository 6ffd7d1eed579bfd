/** Reading documents by https, from admitted hosts only, within limits of time and size. */
@NullMarked
package dev.countersign.app.https;

import org.jspecify.annotations.NullMarked;

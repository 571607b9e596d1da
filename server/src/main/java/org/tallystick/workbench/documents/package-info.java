/** Supporting documents: on the page of what they evidence, each by itself, and the list of those that are missing. */
@NullMarked
package org.tallystick.workbench.documents;

import org.jspecify.annotations.NullMarked;

/** What the search box and the command palette find; whoever keeps records offers a {@link SearchSource}. */
@NullMarked
package org.tallystick.platform.search;

import org.jspecify.annotations.NullMarked;

/** What the tests of bank files share: the samples and the events of a file. */
@NullMarked
package org.tallystick.lib.bankfiles.testing;

import org.jspecify.annotations.NullMarked;

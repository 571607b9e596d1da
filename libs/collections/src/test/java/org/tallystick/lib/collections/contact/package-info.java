@NullMarked
package org.tallystick.lib.collections.contact;

import org.jspecify.annotations.NullMarked;

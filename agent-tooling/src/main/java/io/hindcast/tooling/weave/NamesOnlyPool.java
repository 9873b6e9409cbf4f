package io.hindcast.tooling.weave;

import java.util.List;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.pool.TypePool;

/**
 * Knows one class, the one that is being woven, from its bytes; all others it takes for plain
 * subclasses of {@code Object} of their name.
 *
 * <p>That is all that shims need: they box, and cast from and to {@code Object}. Looking other
 * types up would cost a class file each, run the application's class loader in the midst of loading
 * a class, and fail for types that are not there, as those of optional dependencies.
 */
final class NamesOnlyPool extends TypePool.Default {
  NamesOnlyPool(String name, byte[] bytes) {
    super(
        new TypePool.CacheProvider.Simple(),
        ClassFileLocator.Simple.of(name, bytes),
        TypePool.Default.ReaderMode.FAST);
  }

  @Override
  protected Resolution doDescribe(String name) {
    Resolution known = super.doDescribe(name);
    if (known.isResolved()) {
      return known;
    }
    TypeDescription object = TypeDescription.ForLoadedType.of(Object.class);
    return new Resolution.Simple(
        name.equals(object.getName())
            ? object
            : new TypeDescription.Latent(
                name, Visibility.PUBLIC.getMask(), object.asGenericType(), List.of()));
  }
}

package dev.blogify.application.user;

import dev.blogify.application.ports.Users;

final class InMemoryUsersTest implements UsersContract {
  private final InMemoryUsers users = new InMemoryUsers();

  @Override
  public Users users() {
    return users;
  }

  @Override
  public int eventCount() {
    return users.committed().map(each -> each.change().events().size()).sum().intValue();
  }
}

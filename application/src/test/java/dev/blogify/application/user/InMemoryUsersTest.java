package dev.blogify.application.user;

final class InMemoryUsersTest implements UsersContract {
  private final InMemoryUsers users = new InMemoryUsers();

  @Override
  public Users users() {
    return users;
  }

  @Override
  public int facts() {
    return users.committed().map(each -> each.change().events().size()).sum().intValue();
  }
}

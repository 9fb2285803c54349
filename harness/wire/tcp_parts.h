#pragma once

#include <memory>
#include <string>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include "wire/network.h"

/// The parts of TcpNetwork, for each other: the only header that includes Asio. Others include
/// wire/tcp.h.
namespace assay::wire {

namespace asio = boost::asio;
using boost::system::error_code;
// With io_context's own executor: the one that can be any costs more than a request's parsing.
using Executor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<asio::ip::tcp, Executor>;
using SocketAcceptor = asio::basic_socket_acceptor<asio::ip::tcp, Executor>;
using Resolver = asio::ip::basic_resolver<asio::ip::tcp, Executor>;

/// The system's words; empty for no error.
[[nodiscard]] std::string words(const error_code& ec);

/// A stream over a connected socket.
[[nodiscard]] std::unique_ptr<Stream> make_stream(Socket socket);

/// Takes connections from a socket that listens.
[[nodiscard]] std::unique_ptr<Acceptor> make_acceptor(SocketAcceptor acceptor,
                                                      Acceptor::OnAccepted accepted);

}  // namespace assay::wire

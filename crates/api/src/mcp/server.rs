//! What the protocol asks of a server that has tools and nothing else.

use super::{
    call,
    tool::{self, Tool},
};
use crate::context::Context;
use hyper::http::request::Parts;
use rmcp::{
    ErrorData, RoleServer, ServerHandler,
    model::{
        CacheScope, CallToolRequestParams, CallToolResponse, CompleteRequestMethod, CompleteRequestParams, CompleteResult, Implementation,
        JsonObject, ListPromptsRequestMethod, ListPromptsResult, ListResourceTemplatesRequestMethod, ListResourceTemplatesResult,
        ListResourcesRequestMethod, ListResourcesResult, ListToolsResult, PaginatedRequestParams, ServerCapabilities, ServerConfig,
    },
    service::RequestContext,
};
use roster_core::{
    Error,
    access::{Actor, PermissionSet, anywhere, is_enough_anywhere},
    account,
    caller::Caller,
};

/// How long a client may keep its list of tools, in milliseconds: what its key may do changes.
const LIST_LASTS: u64 = 60_000;

const ABOUT: &str = "Roster keeps organizations, workspaces, people, groups, service accounts, API keys, invitations and roles. The tools are those \
    that this key may use somewhere. Every tool that writes takes dry_run, which answers the list of changes and makes none. Ids come from lists; \
    workspaces also go by slug. Lists: current_page counts from 0, page_size is at most 100.";

/// One request's server.
#[derive(Clone, Copy)]
pub(super) struct Server;

/// Whoever sent a request, and what they are offered.
pub(super) struct Offer {
    context: Context,
    /// What the caller is in each organization that it acts in.
    actors: Vec<Actor>,
    /// Whether it has to say in which organization.
    names_organization: bool,
}

impl Offer {
    async fn of(request: &RequestContext<RoleServer>) -> Result<Self, ErrorData> {
        let context = request.extensions.get::<Parts>().and_then(|parts| parts.extensions.get::<Context>());
        let context = context.ok_or_else(|| ErrorData::internal_error("the request lost its caller", None))?.clone();
        Self::to(context).await.map_err(failed)
    }

    /// The offer to a request's caller.
    pub(super) async fn to(context: Context) -> Result<Self, Error> {
        let mut actors = Vec::new();
        let mut names_organization = false;
        match context.caller {
            Some(Caller::Account(bearer)) => {
                let own = account::organizations(&context.directory, bearer.account, bearer.limited_to).await?;
                actors.extend(own.into_iter().map(|(actor, _)| actor));
                names_organization = true;
            }
            Some(Caller::Key(_) | Caller::ServiceAccount(..)) | None => actors.push(context.actor()?),
        }
        actors.extend(context.operator());
        Ok(Self { context, actors, names_organization })
    }

    /// Everything that the caller may do somewhere.
    async fn held(&self) -> Result<PermissionSet, Error> {
        let mut held = PermissionSet::NONE;
        for actor in &self.actors {
            held = held.join(anywhere(&self.context.directory, actor).await?);
        }
        Ok(held)
    }

    /// The tool of this name. One that the caller is not shown is not there.
    pub(super) async fn tool(&self, name: &str) -> Result<Option<&'static Tool>, Error> {
        let Some(tool) = tool::TOOLS.iter().find(|tool| tool.name == name) else { return Ok(None) };
        let offered = is_enough_anywhere(&self.context.directory, &self.actors, |held| tool.is_for(held)).await?;
        Ok(offered.then_some(tool))
    }

    /// Calls a tool; none when that could not be carried to its end. A call that writes has a task of its own: a client that hangs
    /// up is answered by nobody, and what it began is done whole or not at all.
    pub(super) async fn call(self, tool: &'static Tool, arguments: JsonObject) -> Option<Result<String, String>> {
        if tool.reads() {
            return Some(call::call(tool, self.context, arguments, self.names_organization).await);
        }
        tokio::spawn(async move { call::call(tool, self.context, arguments, self.names_organization).await }).await.ok()
    }
}

fn failed(error: Error) -> ErrorData {
    match error {
        Error::Unavailable(why) => ErrorData::internal_error(why, None),
        _ => ErrorData::internal_error("internal error", None),
    }
}

impl ServerHandler for Server {
    fn get_info(&self) -> ServerConfig {
        let mut capabilities = ServerCapabilities::default();
        capabilities.tools = Some(Default::default());
        let about = Implementation::new("roster", env!("CARGO_PKG_VERSION")).with_title("Roster");
        ServerConfig::new(capabilities).with_server_info(about).with_instructions(ABOUT)
    }

    async fn list_tools(
        &self,
        _: Option<PaginatedRequestParams>,
        request: RequestContext<RoleServer>,
    ) -> Result<ListToolsResult, ErrorData> {
        let offer = Offer::of(&request).await?;
        let held = offer.held().await.map_err(failed)?;
        let tools = tool::TOOLS.iter().filter(|tool| tool.is_for(held));
        let mut list = ListToolsResult::with_all_items(tools.map(|tool| tool.shown(offer.names_organization).clone()).collect());
        (list.ttl_ms, list.cache_scope) = (Some(LIST_LASTS), Some(CacheScope::Private));
        Ok(list)
    }

    async fn call_tool(&self, asked: CallToolRequestParams, request: RequestContext<RoleServer>) -> Result<CallToolResponse, ErrorData> {
        let offer = Offer::of(&request).await?;
        let Some(tool) = offer.tool(&asked.name).await.map_err(failed)? else {
            return Err(ErrorData::invalid_params(format!("there is no tool `{}`", asked.name), None));
        };
        let called = Box::pin(offer.call(tool, asked.arguments.unwrap_or_default())).await;
        called.map(|called| call::result(called).into()).ok_or_else(|| ErrorData::internal_error("internal error", None))
    }

    async fn list_prompts(&self, _: Option<PaginatedRequestParams>, _: RequestContext<RoleServer>) -> Result<ListPromptsResult, ErrorData> {
        Err(ErrorData::method_not_found::<ListPromptsRequestMethod>())
    }

    async fn list_resources(
        &self,
        _: Option<PaginatedRequestParams>,
        _: RequestContext<RoleServer>,
    ) -> Result<ListResourcesResult, ErrorData> {
        Err(ErrorData::method_not_found::<ListResourcesRequestMethod>())
    }

    async fn list_resource_templates(
        &self,
        _: Option<PaginatedRequestParams>,
        _: RequestContext<RoleServer>,
    ) -> Result<ListResourceTemplatesResult, ErrorData> {
        Err(ErrorData::method_not_found::<ListResourceTemplatesRequestMethod>())
    }

    async fn complete(&self, _: CompleteRequestParams, _: RequestContext<RoleServer>) -> Result<CompleteResult, ErrorData> {
        Err(ErrorData::method_not_found::<CompleteRequestMethod>())
    }
}

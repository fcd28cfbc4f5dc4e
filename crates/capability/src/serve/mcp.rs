//! MCP adapters: both eras of the protocol on one endpoint, or over standard input and output.

use super::{
    Answer,
    inputs::{self, BadInput},
    skill,
};
use crate::{
    document::Hints,
    plan::{Capability, Content, Mcp, Serves, Unit},
    run::{self, Failure, Outcome, Payload},
    schema,
    upstream::Http,
};
use base64::{Engine, prelude::BASE64_STANDARD};
use http_body_util::{BodyExt, Full};
use hyper::{
    Method, Request, Response,
    body::Incoming,
    header::{CONTENT_TYPE, HeaderName, HeaderValue},
};
use rmcp::{
    ErrorData, RoleServer, ServerHandler, ServiceExt,
    model::{
        CacheScope, CallToolRequestParams, CallToolResponse, CallToolResult, ContentBlock, GetPromptRequestParams, GetPromptResponse,
        GetPromptResult, Implementation, ListPromptsResult, ListResourceTemplatesResult, ListResourcesResult, ListToolsResult,
        PaginatedRequestParams, Prompt, PromptArgument, PromptMessage, ReadResourceRequestParams, ReadResourceResponse, ReadResourceResult,
        Resource, ResourceContents, ResourceTemplate, Role, ServerCapabilities, ServerConfig, Tool, ToolAnnotations,
    },
    service::RequestContext,
    transport::streamable_http_server::{StreamableHttpServerConfig, StreamableHttpService, session::never::NeverSessionManager},
};
use roster_listen::{Head, ToolCall, put_right};
use rustls::crypto::ring::default_provider;
use serde_json::{Map, Value, json};
use std::{path::Path, sync::Arc};

const SESSION_ID: HeaderName = HeaderName::from_static("mcp-session-id");

/// What an adapter's tools are, and what calls them.
#[derive(Clone)]
pub(super) struct Tools {
    capability: Arc<Capability>,
    adapter: usize,
    http: Arc<Http>,
    list: Arc<[Tool]>,
}

/// An adapter's endpoint over HTTP.
pub(super) struct Endpoint {
    tools: Tools,
    service: StreamableHttpService<Tools, NeverSessionManager>,
    config: StreamableHttpServerConfig,
}

impl Endpoint {
    pub(super) fn new(tools: Tools) -> Self {
        // Host and Origin are checked before, for every sort of adapter alike. Nothing here outlives a request, so the older
        // era needs no sessions either.
        let config = StreamableHttpServerConfig::default()
            .disable_allowed_hosts()
            .with_legacy_session_mode(false)
            .with_json_response(true)
            .with_max_request_body_bytes(super::BODY_MOST);
        let each = tools.clone();
        let service = StreamableHttpService::new(move || Ok(each.clone()), Arc::new(NeverSessionManager::default()), config.clone());
        Self { tools, service, config }
    }

    /// The body is read here, because the library waits for it without end.
    pub(super) async fn answer(&self, request: Request<Incoming>) -> Answer {
        let (head, body) = request.into_parts();
        let body = match super::read(body).await {
            Ok(body) => body,
            Err(problem) => return problem.answer(),
        };
        if head.method == Method::POST
            && let Some(call) = ToolCall::of(&head.headers, &body)
            && let Some(unit) = self.tools.unit(&call.name)
        {
            return self.tools.answer(unit, call).await;
        }
        let is_post = head.method == Method::POST;
        // Boxed: it is large, and most requests don't come here.
        let answer = Box::pin(self.service.handle(Request::from_parts(head, Full::new(body.clone())))).await;
        if !is_post {
            return answer;
        }
        let mut answer = right(answer, &body).await;
        if answer.status().is_success() && serde_json::from_slice::<Head>(&body).is_ok_and(|head| head.opens()) {
            answer.headers_mut().extend(session_id().map(|id| (SESSION_ID, id)));
        }
        answer
    }

    /// Ends what is still open.
    pub(super) fn end(&self) {
        self.config.cancellation_token.cancel();
    }
}

/// An id for a client of the older era to send along, as some ask for one. Nothing is kept of it, and none is needed: a request stands
/// for itself.
fn session_id() -> Option<HeaderValue> {
    let mut id = [0; 16];
    default_provider().secure_random.fill(&mut id).ok()?;
    HeaderValue::try_from(id.iter().map(|byte| format!("{byte:02x}")).collect::<String>()).ok()
}

/// The library's answer to a POST, put right. An answer that goes on, as a stream of events does, is left alone.
async fn right(answer: Answer, request: &[u8]) -> Answer {
    let is_json = answer.headers().get(CONTENT_TYPE).is_some_and(|kind| kind == "application/json");
    if !is_json && answer.status().is_success() {
        return answer;
    }
    let (mut head, body) = answer.into_parts();
    let Ok(body) = body.collect().await;
    let body = body.to_bytes();
    match put_right(head.status, is_json, &body, request) {
        Some((status, body)) => {
            head.status = status;
            head.headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
            Response::from_parts(head, super::whole(body))
        }
        None => Response::from_parts(head, super::whole(body)),
    }
}

/// Speaks over standard input and output until the input ends.
pub(super) async fn stdio(tools: Tools) {
    match tools.serve(rmcp::transport::stdio()).await {
        Ok(running) => {
            let _ = running.waiting().await;
        }
        Err(error) => tracing::info!(%error, "standard input ended before a client had begun"),
    }
}

impl Tools {
    pub(super) fn new(capability: Arc<Capability>, adapter: usize, http: Arc<Http>) -> Self {
        let mut tools = Self { capability, adapter, http, list: Arc::new([]) };
        tools.list = tools.mcp().map(|mcp| mcp.tools.iter().map(|unit| tool(unit)).collect()).unwrap_or_default();
        tools
    }

    fn mcp(&self) -> Option<&Mcp> {
        match &self.capability.adapters.get(self.adapter)?.serves {
            Serves::Mcp(mcp) => Some(mcp),
            _ => None,
        }
    }

    fn unit(&self, name: &str) -> Option<&Unit> {
        self.mcp()?.tools.iter().find(|unit| unit.name == name).map(AsRef::as_ref)
    }

    /// Does what a tool does. An error is told to who called, in words.
    async fn call(&self, unit: &Unit, arguments: Map<String, Value>) -> Result<Outcome, String> {
        let inputs = inputs::of_arguments(unit, arguments).map_err(|fault| words(&fault))?;
        run::run(unit, &inputs, &self.http).await.map_err(|failure| match failure {
            Failure::Input { name, why } => words(&BadInput { name, why }),
            Failure::Upstream { why, .. } => why,
        })
    }

    async fn answer(&self, unit: &Unit, mut call: ToolCall<'_>) -> Answer {
        let body = match self.call(unit, std::mem::take(&mut call.arguments)).await {
            Ok(Outcome { status, payload: Payload::Json(value) }) if status.is_success() => call.structured(&value.to_string()),
            Ok(Outcome { status, payload: Payload::Text(ref text) })
                if status.is_success()
                    && let Ok(text) = str::from_utf8(text) =>
            {
                call.structured(text)
            }
            Ok(outcome) => call.result(result(&unit.name, outcome)),
            Err(why) => call.result(refused(why)),
        };
        let mut answer = Response::new(super::whole(body));
        answer.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        answer
    }

    /// How long a client may keep a list, and who may: as the file says, else as the library does.
    fn caching(&self) -> (Option<u64>, Option<CacheScope>) {
        let scope = |public| if public { CacheScope::Public } else { CacheScope::Private };
        self.mcp().map(|mcp| (mcp.ttl_ms, mcp.public.map(scope))).unwrap_or_default()
    }

    /// A resource of the address: a call's, or a file below a folder.
    async fn read(&self, uri: &str) -> Result<ReadResourceResult, ErrorData> {
        let absent = || ErrorData::resource_not_found(format!("there is no resource {uri}"), Some(json!({"uri": uri})));
        for content in self.mcp().map(|mcp| mcp.contents.as_slice()).unwrap_or_default() {
            if let Some(folder) = &content.folder {
                if let Some(name) = uri.strip_prefix(content.uri.text.as_str()).and_then(|rest| rest.strip_prefix('/')) {
                    return file(folder, name, uri).ok_or_else(absent);
                }
                continue;
            }
            let Some(variables) = content.uri.find(uri) else { continue };
            let inputs = inputs::of_address(&content.unit, &variables).map_err(|fault| ErrorData::invalid_params(words(&fault), None))?;
            return match run::run(&content.unit, &inputs, &self.http).await {
                Ok(outcome) if !outcome.status.is_client_error() && !outcome.status.is_server_error() => {
                    Ok(ReadResourceResult::new(vec![contents(content, uri, outcome)]))
                }
                Ok(outcome) if outcome.status == hyper::StatusCode::NOT_FOUND => Err(absent()),
                Ok(outcome) => {
                    Err(ErrorData::internal_error(format!("the upstream answered with status {}", outcome.status.as_u16()), None))
                }
                Err(Failure::Input { name, why }) => Err(ErrorData::invalid_params(format!("`{name}` {why}"), None)),
                Err(Failure::Upstream { why, .. }) => Err(ErrorData::internal_error(why, None)),
            };
        }
        Err(absent())
    }
}

impl ServerHandler for Tools {
    fn get_info(&self) -> ServerConfig {
        let (tools, contents, prompts) =
            self.mcp().map(|mcp| (!mcp.tools.is_empty(), !mcp.contents.is_empty(), !mcp.prompts.is_empty())).unwrap_or_default();
        let mut capabilities = ServerCapabilities::default();
        capabilities.tools = tools.then(Default::default);
        capabilities.resources = contents.then(Default::default);
        capabilities.prompts = prompts.then(Default::default);
        let adapter = self.capability.adapters.get(self.adapter);
        let name = adapter.map_or("", |adapter| adapter.namespace.as_str());
        let version = self.mcp().and_then(|mcp| mcp.version.clone()).unwrap_or_else(|| env!("CARGO_PKG_VERSION").into());
        let mut about = Implementation::new(name, version);
        if let Some(label) = &self.capability.label {
            about = about.with_title(label);
        }
        let config = ServerConfig::new(capabilities).with_server_info(about);
        match adapter.and_then(|adapter| adapter.description.as_ref()) {
            Some(description) => config.with_instructions(description),
            None => config,
        }
    }

    async fn list_tools(&self, _: Option<PaginatedRequestParams>, _: RequestContext<RoleServer>) -> Result<ListToolsResult, ErrorData> {
        if self.list.is_empty() {
            return Err(ErrorData::method_not_found::<rmcp::model::ListToolsRequestMethod>());
        }
        let mut list = ListToolsResult::with_all_items(self.list.to_vec());
        (list.ttl_ms, list.cache_scope) = self.caching();
        Ok(list)
    }

    async fn call_tool(&self, request: CallToolRequestParams, _: RequestContext<RoleServer>) -> Result<CallToolResponse, ErrorData> {
        let Some(unit) = self.unit(&request.name) else {
            return Err(ErrorData::invalid_params(format!("there is no tool `{}`", request.name), None));
        };
        // Boxed, as the library moves what it is given from task to task.
        let called = Box::pin(self.call(unit, request.arguments.unwrap_or_default())).await;
        Ok(called.map_or_else(refused, |outcome| result(&unit.name, outcome)).into())
    }

    async fn list_resources(
        &self,
        _: Option<PaginatedRequestParams>,
        _: RequestContext<RoleServer>,
    ) -> Result<ListResourcesResult, ErrorData> {
        let contents = self.mcp().map(|mcp| mcp.contents.as_slice()).unwrap_or_default();
        if contents.is_empty() {
            return Err(ErrorData::method_not_found::<rmcp::model::ListResourcesRequestMethod>());
        }
        let mut resources = Vec::new();
        for content in contents.iter().filter(|content| content.uri.variables().next().is_none()) {
            match &content.folder {
                Some(folder) => resources.extend(skill::below(folder).into_iter().map(|(path, size)| {
                    let media_type = skill::media_type(Path::new(&path));
                    Resource::new(format!("{}/{path}", content.uri.text), path).with_mime_type(media_type).with_size(size)
                })),
                None => {
                    let mut resource = Resource::new(content.uri.text.clone(), content.unit.name.clone());
                    if let Some(title) = &content.unit.title {
                        resource = resource.with_title(title);
                    }
                    if let Some(description) = &content.unit.description {
                        resource = resource.with_description(description);
                    }
                    if let Some(mime_type) = &content.mime_type {
                        resource = resource.with_mime_type(mime_type);
                    }
                    resources.push(resource);
                }
            }
        }
        let mut list = ListResourcesResult::with_all_items(resources);
        (list.ttl_ms, list.cache_scope) = self.caching();
        Ok(list)
    }

    async fn list_resource_templates(
        &self,
        _: Option<PaginatedRequestParams>,
        _: RequestContext<RoleServer>,
    ) -> Result<ListResourceTemplatesResult, ErrorData> {
        let contents = self.mcp().map(|mcp| mcp.contents.as_slice()).unwrap_or_default();
        if contents.is_empty() {
            return Err(ErrorData::method_not_found::<rmcp::model::ListResourceTemplatesRequestMethod>());
        }
        let templates = contents.iter().filter(|content| content.uri.variables().next().is_some() && content.folder.is_none());
        let templates = templates.map(|content| {
            let mut template = ResourceTemplate::new(content.uri.text.clone(), content.unit.name.clone());
            if let Some(title) = &content.unit.title {
                template = template.with_title(title);
            }
            if let Some(description) = &content.unit.description {
                template = template.with_description(description);
            }
            if let Some(mime_type) = &content.mime_type {
                template = template.with_mime_type(mime_type);
            }
            template
        });
        let mut list = ListResourceTemplatesResult::with_all_items(templates.collect());
        (list.ttl_ms, list.cache_scope) = self.caching();
        Ok(list)
    }

    async fn read_resource(
        &self,
        request: ReadResourceRequestParams,
        _: RequestContext<RoleServer>,
    ) -> Result<ReadResourceResponse, ErrorData> {
        Box::pin(self.read(&request.uri)).await.map(Into::into)
    }

    async fn list_prompts(&self, _: Option<PaginatedRequestParams>, _: RequestContext<RoleServer>) -> Result<ListPromptsResult, ErrorData> {
        let prompts = self.mcp().map(|mcp| mcp.prompts.as_slice()).unwrap_or_default();
        if prompts.is_empty() {
            return Err(ErrorData::method_not_found::<rmcp::model::ListPromptsRequestMethod>());
        }
        let shown = prompts.iter().map(|prompt| {
            let arguments = prompt.arguments.iter().map(|argument| {
                let shown = PromptArgument::new(&argument.name).with_required(argument.required);
                match &argument.description {
                    Some(description) => shown.with_description(description),
                    None => shown,
                }
            });
            let shown = Prompt::from_raw(&prompt.name, prompt.description.as_ref(), Some(arguments.collect()));
            match &prompt.title {
                Some(title) => shown.with_title(title),
                None => shown,
            }
        });
        let mut list = ListPromptsResult::with_all_items(shown.collect());
        (list.ttl_ms, list.cache_scope) = self.caching();
        Ok(list)
    }

    async fn get_prompt(&self, request: GetPromptRequestParams, _: RequestContext<RoleServer>) -> Result<GetPromptResponse, ErrorData> {
        let prompt = self.mcp().and_then(|mcp| mcp.prompts.iter().find(|prompt| prompt.name == request.name));
        let Some(prompt) = prompt else { return Err(ErrorData::invalid_params(format!("there is no prompt `{}`", request.name), None)) };
        let arguments = request.arguments.unwrap_or_default();
        if let Some(missing) = prompt
            .arguments
            .iter()
            .find(|argument| argument.required && argument.fixed.is_none() && !arguments.contains_key(&argument.name))
        {
            return Err(ErrorData::invalid_params(format!("`{}` is missing", missing.name), None));
        }
        let none = Map::new();
        let empty = crate::plan::Nothing::default();
        let messages = prompt.messages.iter().map(|(assistant, template)| {
            let text = template.render(&empty.frame(&arguments, &none), &str::to_owned);
            PromptMessage::new_text(if *assistant { Role::Assistant } else { Role::User }, text)
        });
        let result = GetPromptResult::new(messages.collect());
        Ok(match &prompt.description {
            Some(description) => result.with_description(description),
            None => result,
        }
        .into())
    }
}

/// A tool as clients see it.
fn tool(unit: &Unit) -> Tool {
    let shown = Tool::new_with_raw(unit.name.clone(), unit.description.clone().map(Into::into), Arc::new(schema::of_inputs(&unit.inputs)));
    let Hints { read_only, destructive, idempotent, open_world } = unit.hints;
    let annotations = ToolAnnotations::from_raw(unit.title.clone(), read_only, destructive, idempotent, open_world);
    let shown = if annotations == ToolAnnotations::default() { shown } else { shown.with_annotations(annotations) };
    match &unit.title {
        Some(title) => shown.with_title(title),
        None => shown,
    }
}

fn words(fault: &BadInput) -> String {
    format!("`{}` {}", fault.name, fault.why)
}

fn refused(why: String) -> CallToolResult {
    CallToolResult::error(vec![ContentBlock::text(why)])
}

fn result(name: &str, outcome: Outcome) -> CallToolResult {
    // A redirect that is not followed has done nothing.
    let failed = !outcome.status.is_success();
    let content = match outcome.payload {
        Payload::Empty if failed => vec![ContentBlock::text(format!("the upstream answered with status {}", outcome.status.as_u16()))],
        Payload::Empty => Vec::new(),
        Payload::Json(value) if !failed => return structured(value.to_string(), Some(value)),
        Payload::Text(text) if !failed => {
            let value = serde_json::from_slice(&text).ok();
            return structured(String::from_utf8_lossy(&text).into_owned(), value);
        }
        Payload::Json(value) => vec![ContentBlock::text(value.to_string())],
        Payload::Text(body) | Payload::Foreign(body) => vec![ContentBlock::text(String::from_utf8_lossy(&body))],
        Payload::Binary { bytes, media_type } => {
            let data = BASE64_STANDARD.encode(&bytes);
            vec![if media_type.starts_with("image/") {
                ContentBlock::image(data, media_type)
            } else if media_type.starts_with("audio/") {
                ContentBlock::audio(data, media_type)
            } else {
                ContentBlock::resource(ResourceContents::blob(data, format!("result://{name}")).with_mime_type(media_type))
            }]
        }
    };
    if failed { CallToolResult::error(content) } else { CallToolResult::success(content) }
}

/// JSON as text, and once more as data where it is an object: the older era allows nothing else there.
fn structured(text: String, value: Option<Value>) -> CallToolResult {
    let mut result = CallToolResult::success(vec![ContentBlock::text(text)]);
    result.structured_content = value.filter(Value::is_object);
    result
}

fn contents(content: &Content, uri: &str, outcome: Outcome) -> ResourceContents {
    let (contents, media_type) = match outcome.payload {
        Payload::Binary { bytes, media_type } => (ResourceContents::blob(BASE64_STANDARD.encode(&bytes), uri), Some(media_type)),
        Payload::Empty => (ResourceContents::text("", uri), None),
        Payload::Json(value) => (ResourceContents::text(value.to_string(), uri), Some("application/json".to_owned())),
        Payload::Text(text) | Payload::Foreign(text) => {
            (ResourceContents::text(String::from_utf8_lossy(&text), uri), Some("application/json".to_owned()))
        }
    };
    match content.mime_type.clone().or(media_type) {
        Some(media_type) => contents.with_mime_type(media_type),
        None => contents,
    }
}

/// A file below a folder, if that is where it really is.
fn file(folder: &Path, name: &str, uri: &str) -> Option<ReadResourceResult> {
    let file = folder.join(name).canonicalize().ok().filter(|file| file.starts_with(folder) && file.is_file())?;
    let about = std::fs::metadata(&file).ok()?;
    if about.len() > crate::raw::BINARY_MOST as u64 {
        return None;
    }
    let bytes = std::fs::read(&file).ok()?;
    let contents = match String::from_utf8(bytes) {
        Ok(text) => ResourceContents::text(text, uri),
        Err(error) => ResourceContents::blob(BASE64_STANDARD.encode(error.as_bytes()), uri),
    };
    Some(ReadResourceResult::new(vec![contents.with_mime_type(skill::media_type(&file))]))
}
